// What layouts are made of is part of this module's own interface: sizes, roles, zones, marks.
@_exported public import Blueprints
@_exported public import Galley
