import Chronicle
import Disclosure
import Raster

@testable import Publisher

extension PublishingDesk {
    /// The new scenes of an update, gathered.
    mutating func update(at now: Instant) -> [(board: String, scene: Scene)] {
        var scenes: [(board: String, scene: Scene)] = []
        update(at: now) { scenes.append(($0, $1.scene)) }
        return scenes
    }
}
