import Layout
import Raster
import Testing

/// The same meaning has the same number on every board, and its colour degrades by rule.
struct PaletteTests {
    @Test(arguments: [BoardColours.rgb, .dual, .red, .amber])
    func everyRoleHasAColourAndOnlyOffIsDark(colours: BoardColours) {
        let palette = Palette(colours)
        #expect(palette.colours.count == Role.allCases.count)
        for role in Role.allCases {
            #expect((palette[role.rawValue] == .black) == (role == .off), "\(role)")
        }
    }

    @Test func lampsOfAFullColourBoardAllDiffer() {
        let palette = Palette(.rgb)
        let lamps: [Role] = [
            .lampNotStarted, .lampOnSchedule, .lampLate, .lampOverdue, .lampDone,
        ]
        #expect(Set(lamps.map { palette[$0.rawValue] }).count == lamps.count)
    }

    @Test func dualBoardsShowRedGreenAndYellowAlone() {
        let shown = Set(Palette(.dual).colours)
        #expect(shown == [.black, .red, .green, .yellow])
        #expect(Palette(.dual)[Role.title.rawValue] == .yellow)
        #expect(Palette(.dual)[Role.urgent.rawValue] == .red)
    }

    @Test func singleColourBoardsShowOneColour() {
        #expect(Set(Palette(.red).colours) == [.black, .red])
    }

    @Test(arguments: ["rgb", "dual", "red", "green", "amber", "white"])
    func coloursHaveNames(name: String) {
        #expect(BoardColours(name: name)?.name == name)
    }

    @Test func unknownColoursAreRefused() {
        #expect(BoardColours(name: "purple") == nil)
        #expect(BoardColours(name: "single") == .red)
    }
}
