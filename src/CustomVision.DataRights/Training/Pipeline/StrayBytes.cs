namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Finds bytes that are not allowed between JSON tokens: a byte order mark, a control character, non-ASCII bytes. They are replaced by
/// blanks, so that all other positions remain the same. Strings are never changed.
/// </summary>
internal static class StrayBytes
{
    /// <summary>Copies an answer and replaces its stray bytes with blanks; returns <see langword="null"/> if it has none.</summary>
    public static byte[]? Blank(ReadOnlySpan<byte> body)
    {
        byte[]? copy = null;
        var isText = false;
        for (var at = 0; at < body.Length; at++)
        {
            var one = body[at];
            if (isText)
            {
                at += one == (byte)'\\' ? 1 : 0;
                isText = one != (byte)'"';
            }
            else if (one == (byte)'"')
            {
                isText = true;
            }
            else if (IsStray(one))
            {
                copy ??= body.ToArray();
                copy[at] = (byte)' ';
            }
        }

        return copy;
    }

    private static bool IsStray(byte one) => one is >= 0x7F or (< 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n'));
}
