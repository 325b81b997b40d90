using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A body that returns its text and then stalls until it is cancelled.</summary>
internal sealed class SilentStream(string text = "") : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < Length)
        {
            return await base.ReadAsync(buffer, cancellationToken);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }
}
