namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>
/// Compares GUIDs in the order of SQL Server's <c>uniqueidentifier</c>: bytes 10–15 of <see cref="Guid.ToByteArray()"/> are the most
/// significant, then 8–9, 6–7, 4–5 and 0–3. The service uses this order for its tags and to break ties of <c>created</c>.
/// </summary>
internal sealed class SqlGuidComparer : IComparer<Guid>
{
    /// <summary>The shared instance.</summary>
    public static readonly SqlGuidComparer Instance = new();

    private SqlGuidComparer() { }

    private static ReadOnlySpan<byte> Weight => [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];

    /// <inheritdoc/>
    public int Compare(Guid x, Guid y)
    {
        Span<byte> left = stackalloc byte[16];
        Span<byte> right = stackalloc byte[16];
        x.TryWriteBytes(left);
        y.TryWriteBytes(right);

        foreach (var index in Weight)
        {
            if (left[index] != right[index])
            {
                return left[index] < right[index] ? -1 : 1;
            }
        }

        return 0;
    }
}
