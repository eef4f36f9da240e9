"""What the screens and the command line call: one action, one call, one transaction."""
