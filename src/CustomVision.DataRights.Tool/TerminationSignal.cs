using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Ends the program cleanly on SIGINT, SIGTERM or SIGHUP: the running command is cancelled and saves what it needs to resume, and the exit
/// code is 128 plus the signal's number. A second signal ends the program immediately.
/// </summary>
internal sealed class TerminationSignal : IDisposable
{
    private const int ExitCodeBase = 128;
    private static int _received;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly PosixSignalRegistration[] _registrations;

    public TerminationSignal() =>
        _registrations = [Register(PosixSignal.SIGHUP, 1), Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15)];

    public static bool IsReceived => Volatile.Read(ref _received) != 0;

    public CancellationToken Token => _cancellation.Token;

    /// <summary>Gets the exit code: that of the signal for a command that the signal ended; otherwise the command's own.</summary>
    public static int ExitCodeOf(int commandCode)
    {
        var number = Volatile.Read(ref _received);
        return number == 0 || commandCode == ExitCode.Success ? commandCode : ExitCodeBase + number;
    }

    /// <summary>Gets the name of the signal that was received.</summary>
    public static string Name =>
        Volatile.Read(ref _received) switch
        {
            1 => "SIGHUP",
            2 => "SIGINT",
            15 => "SIGTERM",
            _ => "cancellation",
        };

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _cancellation.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                if (Interlocked.CompareExchange(ref _received, number, 0) == 0)
                {
                    context.Cancel = true;
                    _cancellation.Cancel();
                }
            }
        );
}
