import Links
import Packets
import Session

/// Short session times, so that faults and retries fit into a test.
func quickSession(_ boardProtocol: BoardProtocol, seed: UInt64) -> SessionSettings {
    var settings = SessionSettings(boardProtocol.capabilities, seed: seed)
    settings.stallDeadline = 60 * SessionSettings.second
    return settings
}

/// A board on a port of the test wall.
func networkBoard(
    _ id: String,
    port: UInt16,
    width: Int = 16,
    height: Int = 8
) throws -> BoardSetup {
    let mapping = try PanelMapping(width: width, height: height)
    let wiring = BoardWiring(boardProtocol: .openPixelControl, mapping: mapping)
    let address = try LinkAddress.read("tcp://127.0.0.1:\(port)")
    var setup = BoardSetup(id: id, address: address, wiring: wiring, seed: 1)
    setup.session = quickSession(.openPixelControl, seed: 1)
    return setup
}

/// A board on a serial line.
func serialBoard(_ id: String, _ address: String) throws -> BoardSetup {
    let mapping = try PanelMapping(width: 16, height: 8)
    let wiring = BoardWiring(boardProtocol: .adalight, mapping: mapping)
    var setup = BoardSetup(
        id: id,
        address: try LinkAddress.read(address),
        wiring: wiring,
        seed: 1
    )
    setup.session = quickSession(.adalight, seed: 1)
    return setup
}
