import POSIX
import Store
import TestKit
import Testing

@Suite(
    "Power that goes away",
    .enabled(
        if: ToolRunner.has("strace") && PythonJudge.isPresent && CrashWriter.path == nil,
        "needs strace and python3"
    )
)
struct PowerLossTests {
    private static let script =
        "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")
        + "/Tools/power_loss.py"

    @Test("D02: after every operation, whatever the disk kept, no acknowledged commit is lost")
    func everyOperation() throws {
        let verdict = try replay { _ in }
        print(verdict.outputText)
        #expect(verdict.succeeded, "\(verdict.outputText.suffix(500))\(verdict.errorText)")
    }

    @Test("the replay sees a writer that does not flush")
    func noFlush() throws {
        // A trace without its flushes is that of a writer that never asked for one.
        let verdict = try replay { trace in
            trace = trace.split(separator: "\n").filter { !$0.contains("sync(") }
                .joined(separator: "\n")
        }
        #expect(!verdict.succeeded, "\(verdict.outputText.suffix(200))")
        #expect(verdict.outputText.contains("violations"), "\(verdict.errorText)")
    }

    private func replay(_ change: (inout String) -> Void) throws -> ToolResult {
        let bench = try StoreBench()
        do { _ = try DisclosureStore.create(at: bench.path) }
        let before = bench.path + ".before"
        try Files.writeAtomically(Files.read(bench.path), to: before)
        let trace = bench.path + ".trace"
        let itself = Files.canonicalPath("/proc/self/exe") ?? ""
        _ = try ToolRunner.run(
            "strace",
            [
                "-f", "-qq", "-xx", "-s", "1000000", "-o", trace, "-e",
                "trace=openat,close,pwrite64,write,fdatasync,fsync,ftruncate,unlink",
                "-e", "signal=none", "-E", "\(CrashWriter.pathVariable)=\(bench.path)",
                itself, "--testing-library", "swift-testing", "--filter", "CrashWriterProcess",
            ],
            timeoutSeconds: 60
        )
        var text = String(decoding: try Files.read(trace, limitBytes: 1 << 28), as: UTF8.self)
        change(&text)
        try Files.writeAtomically(Array((text + "\n").utf8), to: trace)
        return try ToolRunner.run(
            "python3",
            [Self.script, trace, before, bench.path, bench.path + ".states"],
            timeoutSeconds: 120
        )
    }
}
