// What layouts are made of is part of this module's own interface: sizes, roles, zones, marks, faces.
@_exported public import Blueprints
@_exported public import Galley
