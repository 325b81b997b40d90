using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Azurite on loopback. Its data is on disk, so that it can be stopped and restarted.</summary>
internal sealed class Azurite : IDisposable
{
    // Azurite's documented account and key, which are not valid anywhere else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _program;
    private readonly string _folder = Directory.CreateTempSubdirectory("datarights-azurite-").FullName;
    private readonly int[] _ports = [FreePort(), FreePort(), FreePort()];
    private Process? _process;

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{_ports[0]}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{_ports[2]}/{Account};";

    private Azurite(string program)
    {
        _program = program;
    }

    /// <param name="program">The path of <c>azurite.js</c>.</param>
    public static async Task<Azurite> StartAsync(string program)
    {
        var azurite = new Azurite(program);
        await azurite.RestartAsync();
        return azurite;
    }

    public async Task RestartAsync()
    {
        string Port(int number) => _ports[number].ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            _program,
            "--location",
            _folder,
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
            "--silent",
        ];
        _process = Process.Start(
            new ProcessStartInfo("node", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
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

    /// <summary>Stops the process, which does not answer until it is started again.</summary>
    public void Stop()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Stop();
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
