public import Disclosure
public import Layout
import Planning
public import Raster

/// A scene of the past, made again from what the ledger tells.
public struct Redrawing: Sendable {
    /// The board as it was set up.
    public let sheet: BoardSheet
    /// What it showed.
    public let bill: Playbill
    /// The scene.
    public let scene: Scene
    private let dark: Scene

    /// Lays the programme out as it was laid out then.
    ///
    /// - Throws: `LayoutError` when the layout asks for a face that is not in the library.
    public init(
        _ sheet: BoardSheet,
        _ bill: Playbill,
        layout: LayoutDocument,
        faces: FaceLibrary
    ) throws(LayoutError) {
        self.sheet = sheet
        self.bill = bill
        let composer = try Composer(
            layout: layout,
            colours: sheet.colours,
            faces: faces,
            zone: sheet.zone,
            framesPerSecond: sheet.framesPerSecond,
            directory: OfficeDirectory(office: sheet.office, unitNames: bill.unitNames),
            pace: sheet.pace
        )
        scene = Scene(composer.compose(bill.slots))
        dark = Scene(composer.compose(Playbill.dark.slots))
    }

    /// What the board showed at an instant: nothing outside its hours.
    public func frame(at instant: Instant) -> Frame {
        sheet.isLit(at: instant) ? scene.frame(at: instant) : dark.frame(at: instant)
    }
}
