"""The Word papers of a sitting: what each of them says, and the templates that an office can change in Word."""
