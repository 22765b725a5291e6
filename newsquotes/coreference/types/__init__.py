"""One name, one type: person, organisation, place or group."""
