import HTTP

/// Style sheets, scripts and the mark: the same for every model.
enum Assets {
    static func response(to segments: [String]) -> Response? {
        segments.count == 1 ? files[segments[0]] : nil
    }

    private static let files: [String: Response] = {
        let css = "text/css; charset=utf-8"
        let script = "text/javascript; charset=utf-8"
        let picture = Response(contentType: "image/svg+xml", body: Array(mark.utf8))
        return [
            "style.css": Response(contentType: css, body: PackageResources.style_css),
            "script.js": Response(contentType: script, body: PackageResources.script_js),
            "kiosk.css": Response(contentType: css, body: PackageResources.kiosk_css),
            "kiosk.js": Response(contentType: script, body: PackageResources.kiosk_js),
            "worker.js": Response(contentType: script, body: PackageResources.worker_js),
            "mark.svg": picture,
            "favicon.ico": picture,
        ]
    }()

    /// The service's mark for browser tabs.
    private static let mark = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="4" fill="#B3261E"/>
        <path d="M8 8h16M8 14h16M8 20h10M8 26h6" stroke="#fff" stroke-width="3" fill="none"/>
        </svg>

        """
}
