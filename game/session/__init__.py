"""One exercise in progress: seats, phases, the journal, and what each seat may see."""
