// What is configured and what the office keeps in folders is part of this module's own interface:
// boards, kiosk, people, disclosure; faces and layouts.
@_exported public import Settings
@_exported public import Shelves
