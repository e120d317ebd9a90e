import Glibc

/// A file's bytes in memory without reading them: pages come in when they are touched.
///
/// Files are replaced by renaming, never cut short in place, so a mapping stays whole.
@safe
public final class MappedFile: Sendable {
    /// Where the bytes are; valid as long as this object lives, and never written.
    nonisolated(unsafe) public let bytes: UnsafeRawBufferPointer

    /// Maps a file for reading.
    public init(_ path: String) throws(SystemError) {
        let file = try Files.open(path)
        let number = file.number
        do {
            var form = stat()
            try SystemCall.run("fstat") { unsafe fstat(number, &form) }
            let length = Int(form.st_size)
            guard length > 0 else {
                unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
                return
            }
            let start = try unsafe SystemCall.pointer("mmap") {
                let start = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, number, 0)
                return unsafe start == MAP_FAILED ? nil : start
            }
            unsafe bytes = UnsafeRawBufferPointer(start: start, count: length)
        } catch {
            throw error.during("map \(path)")
        }
    }

    deinit {
        if let start = unsafe bytes.baseAddress {
            unsafe _ = munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
        }
    }

    /// The length in bytes.
    public var count: Int { unsafe bytes.count }
}
