"""Word lists, weights and tables that ship with the library; each file's header says where it comes from."""
