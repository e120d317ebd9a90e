import TestKit
import Testing

@testable import POSIX

@Suite struct FileTests {
    @Test("D06: an atomic write replaces the whole file") func anAtomicWriteReplacesTheWholeFile()
        throws
    {
        let folder = try TemporaryDirectory()
        let path = folder.file("page.json")
        try Files.writeAtomically(Array("a longer first text".utf8), to: path)
        try Files.writeAtomically(Array("short".utf8), to: path, permissions: 0o600)
        #expect(try Files.read(path) == Array("short".utf8))
        #expect(try Files.list(folder.path) == ["page.json"])
        #expect(Files.status(path)?.permissions == 0o600)
    }

    @Test func aFileAboveTheLimitIsRefused() throws {
        let folder = try TemporaryDirectory()
        let path = try folder.write("12345", to: "five")
        #expect(try Files.read(path, limitBytes: 5).count == 5)
        #expect {
            _ = try Files.read(path, limitBytes: 4)
        } throws: { "\($0)".contains("At most 4 bytes are read") }
    }

    @Test func directoriesAreMadeWithTheirParentsAndAgain() throws {
        let folder = try TemporaryDirectory()
        let deep = folder.file("a/b/c")
        try Files.makeDirectory(deep)
        try Files.makeDirectory(deep)
        #expect(Files.status(deep)?.isDirectory == true)
        let file = try folder.write("", to: "file")
        #expect(throws: SystemError.self) { try Files.makeDirectory("\(file)/below") }
        #expect(throws: SystemError.self) { try Files.makeDirectory(file) }
    }

    @Test func removingATreeLeavesWhatItsLinksLeadTo() throws {
        let folder = try TemporaryDirectory()
        let kept = try folder.write("kept", to: "kept")
        try Files.makeDirectory(folder.file("tree/inner"))
        try Files.link(folder.file("tree/inner/link"), to: kept)
        try Files.link(folder.file("tree/up"), to: folder.path)
        try Files.removeTree(folder.file("tree"))
        #expect(try Files.list(folder.path) == ["kept"])
        try Files.remove(folder.file("missing"))
    }

    @Test func aMappingHoldsTheFilesBytes() throws {
        let folder = try TemporaryDirectory()
        let mapped = try MappedFile(folder.write("dots", to: "face"))
        #expect(mapped.count == 4)
        #expect(unsafe Array(mapped.bytes) == Array("dots".utf8))
        #expect(try MappedFile(folder.write("", to: "empty")).count == 0)
    }

    @Test func aMappingOutlivesTheReplacementOfItsFile() throws {
        let folder = try TemporaryDirectory()
        let path = try folder.write("old", to: "face")
        let mapped = try MappedFile(path)
        _ = try folder.write("newer", to: "face")
        #expect(unsafe Array(mapped.bytes) == Array("old".utf8))
    }

    @Test func watchesTellWhatHappenedToWhom() throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write("1", to: "file")
        let watch = try FileWatch()
        let onFolder = try watch.watch(folder.path, for: [.movedHere, .deleted])
        let onFile = try watch.watch(file, for: [.modified, .attributes])
        #expect(try watch.takeEvents() == [])
        _ = try folder.write("2", to: "other name")
        try Files.remove(folder.file("other name"))
        #expect(try watch.waitReadable(milliseconds: 20_000))
        let expected = [
            FileEvent(watch: onFolder, change: .movedHere, name: "other name"),
            FileEvent(watch: onFolder, change: .deleted, name: "other name"),
        ]
        #expect(try watch.takeEvents() == expected)
        try Files.remove(file)
        #expect(try watch.takeEvents().map(\.watch).contains(onFile))
    }

    @Test func drainingOnlyTellsWhetherThereWasAnything() throws {
        let folder = try TemporaryDirectory()
        let watch = try FileWatch()
        var scratch = [UInt8](repeating: 0, count: 4_096)
        try watch.watch(folder.path, for: .created)
        #expect(try watch.drain(scratch: &scratch) == false)
        try Files.makeDirectory(folder.file("new"))
        #expect(try watch.drain(scratch: &scratch))
        #expect(try watch.drain(scratch: &scratch) == false)
    }
}
