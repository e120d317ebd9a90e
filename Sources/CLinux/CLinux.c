// GNU-only wrappers, when one is needed, stand here.
typedef int placard_clinux_is_header_only;
