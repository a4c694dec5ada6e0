"""Template filters that need no loading: settings make them built in."""
