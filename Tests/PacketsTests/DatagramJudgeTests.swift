import Packets
import Raster
import TestKit
import Testing

@Suite("Datagrams before other people's decoders")
struct DatagramJudgeTests {
    static let hasTshark = ToolRunner.has("tshark") && ToolRunner.has("text2pcap")

    /// The fields that tshark sees in a datagram.
    private func fields(
        _ datagram: [UInt8],
        port: Int,
        _ names: [String],
        _ switches: [String] = []
    ) throws -> String {
        let folder = try TemporaryDirectory()
        let rows = stride(from: 0, to: datagram.count, by: 16).map { from in
            let hex = CommentedHex.text(Array(datagram[from..<min(datagram.count, from + 16)]))
            let place = String(from, radix: 16)
            return String(repeating: "0", count: 6 - place.count) + place + " " + hex
        }
        let dump = try folder.write(rows.joined(separator: "\n") + "\n", to: "dump.txt")
        let capture = folder.file("dump.pcap")
        let made = try ToolRunner.run(
            "text2pcap",
            ["-q", "-4", "127.0.0.1,127.0.0.1", "-u", "\(port),\(port)", dump, capture]
        )
        #expect(made.succeeded, "\(made.errorText)")
        let read = try ToolRunner.run(
            "tshark",
            ["-r", capture] + switches + ["-T", "fields", "-E", "separator=;"]
                + names.flatMap { ["-e", $0] }
        )
        #expect(read.succeeded, "\(read.errorText)")
        return String(read.outputText.prefix { $0 != "\n" })
    }

    @Test("tshark reads Art-Net", .enabled(if: hasTshark, "install tshark"))
    func tsharkArtNet() throws {
        let names = [
            "artnet.header.opcode", "artnet.header.protver", "artnet.output.sequence",
            "artnet.output.universe", "artnet.output.length",
        ]
        #expect(try fields(DatagramTests.artNet, port: 6_454, names) == "0x5000;14;1;1;18")
        let sync = try #require(ArtNetPacket.sync.bytes)
        #expect(try fields(sync, port: 6_454, ["artnet.header.opcode"]) == "0x5200")
    }

    @Test("tshark reads Streaming ACN", .enabled(if: hasTshark, "install tshark"))
    func tsharkStreamingACN() throws {
        let six = try #require(DatagramTests.six)
        var wiring = try DatagramTests.wiring(.streamingACN, width: 6)
        wiring.universe = 258
        let datagram = try #require(DatagramTests.datagrams(six, wiring).first)
        let names = [
            "acn.dmx.priority", "acn.dmx.seq_number", "acn.dmx.universe", "acn.dmx.source_name",
            "acn.dmx.count",
        ]
        let seen = try fields(
            datagram,
            port: 5_568,
            names,
            ["--enable-heuristic", "acn", "-o", "acn.dmx_enable:TRUE"]
        )
        #expect(seen == "100;0;258;Placard;19")
    }

    @Test(
        "sacn makes the same bytes",
        .enabled(if: VenvJudge.has("sacn"), "pip install sacn into .build/judges")
    )
    func sacn() throws {
        let component = Array(0x10...0x1F) as [UInt8]
        let source = try #require(
            StreamingACNSource(component: component, name: "GovHall", priority: 120)
        )
        var wiring = try DatagramTests.wiring(.streamingACN, width: 170)
        wiring.source = source
        wiring.synchronises = true
        let canvas = Canvas(width: 170, height: 1, fill: 3)
        let frame = Frame(canvas: canvas, palette: DatagramTests.six?.palette ?? Palette([]))
        let ours = try DatagramTests.datagrams(frame, wiring)
        let script = """
            from sacn.messages.data_packet import DataPacket
            from sacn.messages.sync_packet import SyncPacket
            cid = tuple(range(0x10, 0x20))
            packet = DataPacket(cid, "GovHall", 1, (1, 2, 3) * 170, 120, 0, sync_universe=1)
            if hasattr(packet, "syncAddr"):
                packet.syncAddr = 1
            print(bytes(packet.getBytes()).hex())
            print(bytes(SyncPacket(cid, 1, 0).getBytes()).hex())
            """.replacing(", sync_universe=1", with: "")
        let theirs = try VenvJudge.run(script, input: []).split(separator: "\n")
        let bytes = theirs.map { CommentedHex.bytes(String($0)) }
        #expect(bytes.count == 2)
        guard case .data(let data) = StreamingACNPacket(try #require(bytes.first)) else {
            Issue.record("theirs is not understood")
            return
        }
        // It always sends all 512 slots.
        #expect(data.slots.count == 512)
        #expect(Array(data.slots.prefix(510)) == Array(ours[0].suffix(510)))
        var shorter = try #require(bytes.first)
        shorter.removeLast(2)
        for (place, length) in [(17, 0x6C), (39, 0x56), (116, 0x09), (124, 0xFF)] {
            shorter[place] = UInt8(length)
        }
        shorter[123] = 0x01
        #expect(CommentedHex.text(ours[0]) == CommentedHex.text(shorter))
        #expect(ours[1] == bytes[1])
    }

    @Test(
        "stupidArtnet makes the same header",
        .enabled(if: VenvJudge.has("stupidArtnet"), "pip install stupidArtnet into .build/judges")
    )
    func stupidArtnet() throws {
        let script = """
            from stupidArtnet import StupidArtnet
            sender = StupidArtnet("127.0.0.1", 1, 18)
            print(bytes(sender.packet_header).hex())
            """
        let said = try VenvJudge.run(script, input: [])
        let line = try #require(said.split(separator: "\n").last)
        var header = CommentedHex.bytes(String(line))
        header[12] = 1
        #expect(header == Array(DatagramTests.artNet.prefix(18)))
    }
}
