import Packets
import Raster
import TestKit
import Testing

@Suite("TPM2 and flip-dots")
struct TPM2Tests {
    static let redGreenBlue = CommentedHex.bytes(
        """
        C9 DA                       // data over a line
        00 09                       // nine bytes
        FF 00 00 00 FF 00 00 00 FF  // red, green, blue
        36                          // end
        """
    )

    static let verifier = DecoderVerifier(make: { TPM2Decoder() }, feed: { $0.feed($1, $2) })
    static let dots = DecoderVerifier(make: { FlipDotDecoder() }, feed: { $0.feed($1, $2) })

    @Test("frames are encoded, and found in every cut with noise between")
    func serial() throws {
        let canvas = DrawnCanvas.canvas("RGB")
        var encoder = try FrameEncoder(
            BoardWiring(boardProtocol: .tpm2, mapping: PanelMapping(width: 3, height: 1))
        )
        var packet: [UInt8] = []
        encoder.encode(canvas, palette: DrawnCanvas.palette, into: &packet)
        #expect(packet == Self.redGreenBlue)
        #expect(encoder.datagrams == nil)
        encoder.encodeBlank(into: &packet)
        let dark = CommentedHex.bytes("C9 DA 00 09 00 00 00 00 00 00 00 00 00 36")
        #expect(packet == dark)
        let cases = try [Self.redGreenBlue, dark].map {
            (bytes: $0, message: try #require(Self.verifier.messages(in: [$0]).first))
        }
        #expect(
            Self.verifier.faults(in: cases, garbage: CommentedHex.bytes("AC C9 C0 00 36")) == []
        )
        let explanation = BoardProtocol.tpm2.explanation(of: Self.redGreenBlue)
        #expect(explanation.isSound)
        #expect(explanation.fields.map(\.name) == ["start", "kind", "data length", "data", "end"])
    }

    @Test("a board too large for the length is refused")
    func limits() throws {
        let large = BoardWiring(
            boardProtocol: .tpm2,
            mapping: try PanelMapping(width: 21_846, height: 1)
        )
        #expect(throws: PacketError.self) { try FrameEncoder(large) }
        let net = BoardWiring(
            boardProtocol: .tpm2Net,
            mapping: try PanelMapping(width: 122_401, height: 1)
        )
        #expect(throws: PacketError.self) { try FrameEncoder(net) }
    }

    static let panelTwo = CommentedHex.bytes(
        """
        80 83 02     // 28 columns and show, panel 2
        7F 01        // column 0 full, top dot of column 1
        00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
        40           // bottom dot of column 27
        8F           // end
        """
    )

    @Test("dots become columns, and commands are found in every cut")
    func columns() throws {
        var canvas = Canvas(width: 28, height: 7)
        for y in 0..<7 { canvas[0, y] = 1 }
        canvas[1, 0] = 1
        canvas[27, 6] = 1
        let frame = Frame(canvas: canvas, palette: DrawnCanvas.palette)
        let panel = FlipDotPanel(address: 2, x: 0, y: 0)
        let columns = panel.columns(of: frame)
        #expect(panel.command(columns: columns, shows: true) == Self.panelTwo)
        let cases: [(bytes: [UInt8], message: FlipDotCommand)] = [
            (Self.panelTwo, .columns(address: 2, columns, shows: true)),
            (FlipDotPanel.showAll, .showAll),
        ]
        #expect(Self.dots.faults(in: cases, garbage: CommentedHex.bytes("00 8F 80 83 01 7F")) == [])
        for (bytes, _) in cases {
            #expect(FlipDotPanel.explanation(of: bytes).bytes == bytes)
            #expect(FlipDotPanel.explanation(of: bytes).isSound)
        }
    }

    @Test("only panels with a changed column are sent")
    func changes() throws {
        let panels = (0..<3).map { FlipDotPanel(address: UInt8($0), x: $0 * 28, y: 0) }
        var encoder = FlipDotEncoder(panels)
        var canvas = Canvas(width: 84, height: 7)
        let blank = Frame(canvas: canvas, palette: DrawnCanvas.palette)
        #expect(encoder.commands(for: blank).count == 4)
        #expect(encoder.commands(for: blank) == [])
        canvas[30, 3] = 5
        let dotted = Frame(canvas: canvas, palette: DrawnCanvas.palette)
        let sent = encoder.commands(for: dotted)
        #expect(sent.map(\.count) == [32, 3])
        #expect(sent.first?.prefix(3) == [0x80, 0x84, 0x01])
        #expect(sent.first?[5] == 0x08)
        #expect(sent.last == FlipDotPanel.showAll)
        encoder.forget()
        #expect(encoder.commands(for: dotted).count == 4)
    }
}
