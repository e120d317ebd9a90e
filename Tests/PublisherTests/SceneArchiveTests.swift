import Disclosure
import Exhibits
import Kiosk
import Raster
import Store
import TestKit
import Testing
import Watching

@testable import Links
@testable import Publisher

@Suite("The scenes that mirrors are drawn from")
struct SceneArchiveTests {
    /// Scenes with the ids 1, 2, 3 …, each with another title that runs through the board.
    private func scenes(_ titles: String) throws -> [Scene] {
        let office = try TestOffice()
        let board = try office.board("wall", "tcp://127.0.0.1:9", layout: "ticker")
        var desk = PublishingDesk(
            office.configuration([board]),
            faces: try office.library(),
            log: .silent
        )
        return try titles.enumerated().compactMap { place, character in
            try office.put(TestOffice.item("N-\(place)", String(repeating: character, count: 9)))
            desk.follow(.changed, at: SceneArchiveTests.morning)
            return desk.update(at: SceneArchiveTests.morning).first?.scene
        }
    }

    private static let morning = Instant(seconds: 1_795_225_260)

    private func sent(_ scene: Scene, after milliseconds: Int64) -> SentFrame {
        let instant = Self.morning.advanced(byMilliseconds: milliseconds)
        return SentFrame(
            sceneID: scene.id,
            instant: instant,
            sentAt: instant.advanced(byMilliseconds: 3)
        )
    }

    @Test("a mirror is the very frame that was sent, of the scene it came from")
    func mirror() throws {
        let archive = SceneArchive()
        let scenes = try scenes("山口")
        try #require(scenes.map(\.id) == [1, 2])
        for scene in scenes { archive.add(scene, for: "wall") }
        for scene in scenes {
            for milliseconds in [0, 500, 4_321] as [Int64] {
                let sent = sent(scene, after: milliseconds)
                let mirror = archive.mirror(of: "wall", sent: sent)
                #expect(mirror?.frame == scene.frame(at: sent.instant))
                #expect(mirror?.confirmedAt == sent.sentAt)
            }
        }
    }

    @Test("there is no mirror before anything was sent, while dark, and for another board")
    func none() throws {
        let archive = SceneArchive()
        let scene = try #require(try scenes("山").first)
        archive.add(scene, for: "wall")
        let dark = SentFrame(sceneID: nil, instant: Self.morning, sentAt: Self.morning)
        #expect(archive.mirror(of: "wall", sent: nil) == nil)
        #expect(archive.mirror(of: "wall", sent: dark) == nil)
        #expect(archive.mirror(of: "gate", sent: sent(scene, after: 0)) == nil)
    }

    @Test("the newest four scenes of a board are kept")
    func depth() throws {
        let archive = SceneArchive()
        let scenes = try scenes("山口工日月")
        try #require(scenes.count == 5)
        for scene in scenes { archive.add(scene, for: "wall") }
        let isKept = scenes.map { archive.mirror(of: "wall", sent: sent($0, after: 0)) != nil }
        #expect(isKept == [false, true, true, true, true])
    }
}
