"""The verbs of `Service`, one file a group: `verbs/care.py` holds those of `service.care`."""
