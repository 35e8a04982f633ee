"""Papers without a form as strict as that of decisions: letters, reports, press releases, others."""
