using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Azurite on loopback: in memory, or with its data on the disk, so that it can be stopped and started again.</summary>
internal sealed class Azurite : IDisposable
{
    // Azurite's documented account and key, which are not valid anywhere else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Its collector of unused blocks, which runs every ten minutes, answers no request for minutes after thousands of blobs.
    private const string WithoutCollector =
        "require(`${require('path').dirname(process.argv[1])}/blob/utils/constants.js`).DEFAULT_GC_INTERVAL_MS = 864e5; "
        + "require(process.argv[1])";

    private readonly string _program;
    private readonly bool _isOnDisk;
    private readonly ConcurrentQueue<string>? _requests;
    private readonly string _folder = Directory.CreateTempSubdirectory("datarights-azurite-").FullName;
    private readonly int[] _ports = [FreePort(), FreePort(), FreePort()];
    private Process? _process;

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{_ports[0]}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{_ports[2]}/{Account};";

    private Azurite(string program, bool isOnDisk, bool logsRequests)
    {
        (_program, _isOnDisk) = (program, isOnDisk);
        _requests = logsRequests ? [] : null;
    }

    /// <summary>The lines of its access log, a request each, where it was started with one.</summary>
    public IReadOnlyCollection<string> Requests => _requests ?? [];

    /// <param name="program">The path of <c>azurite.js</c>.</param>
    /// <param name="isOnDisk">Whether its data outlives <see cref="StopAsync"/>.</param>
    /// <param name="logsRequests">Whether it writes an access log.</param>
    public static async Task<Azurite> StartAsync(string program, bool isOnDisk = false, bool logsRequests = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var azurite = new Azurite(program, isOnDisk, logsRequests);
            try
            {
                await azurite.RestartAsync();
                return azurite;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                azurite.Dispose(); // another process had taken one of its ports
            }
        }
    }

    public async Task RestartAsync()
    {
        string Port(int number) => _ports[number].ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "--eval",
            WithoutCollector,
            _program,
            .. _isOnDisk ? (string[])["--location", _folder] : ["--inMemoryPersistence"],
            .. _requests is null ? (string[])["--silent"] : [],
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            Port(0),
            "--queueHost",
            "127.0.0.1",
            "--queuePort",
            Port(1),
            "--tableHost",
            "127.0.0.1",
            "--tablePort",
            Port(2),
            "--skipApiVersionCheck",
            "--disableTelemetry",
        ];
        _process = Process.Start(
            new ProcessStartInfo("node", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                _requests?.Enqueue(text);
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        foreach (var port in _ports)
        {
            while (!await IsListeningAsync(port))
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException("Azurite ended before it listened.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    /// <summary>
    /// Ends it by SIGTERM, on which it saves what it has answered, as Azure never forgets: it does not answer until it is started again.
    /// </summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }

            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
