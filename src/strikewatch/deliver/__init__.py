"""Hand over: a letter to SMTP, sendmail, a Maildir or a file."""
