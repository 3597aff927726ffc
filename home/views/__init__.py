"""The pages of the front door and the desks."""
