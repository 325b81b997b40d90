namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Finds bytes between the tokens of an answer that no JSON has there: a mark of the byte order, a control character, what is not ASCII.
/// They are taken for blanks, so that everything else keeps its place; a text in quotation marks is never touched.
/// </summary>
internal static class StrayBytes
{
    /// <summary>Copies an answer with blanks in the place of its stray bytes; <see langword="null"/> where it has none.</summary>
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
