"""From a report to text or a file; one file per format. Renderers never see rows."""
