namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A body whose connection is reset on close, after all bytes have arrived.</summary>
internal sealed class BadCloseStream(byte[] bytes) : MemoryStream(bytes)
{
    private bool _isClosed;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            throw new IOException("The connection was reset while it was closed.");
        }
    }
}
