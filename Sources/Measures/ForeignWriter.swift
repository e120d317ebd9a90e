import CBench

/// Another program that writes to a store through SQL, as Documentation/store.md allows.
enum ForeignWriter {
    static func run(_ sql: String, store: String) throws {
        var problem = [CChar](repeating: 0, count: 512)
        let room = Int32(problem.count)
        let result = unsafe problem.withUnsafeMutableBufferPointer { problem in
            unsafe bench_sql(store, sql, problem.baseAddress, room)
        }
        guard result == 0 else {
            let text = problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw BenchError("The store refused: \(String(decoding: text, as: UTF8.self)).")
        }
    }
}
