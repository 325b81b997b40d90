namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>
/// The order of SQL Server's <c>uniqueidentifier</c>: the bytes 10–15 of <see cref="Guid.ToByteArray()"/> weigh most, then 8–9, 6–7, 4–5
/// and 0–3. The service breaks ties of <c>created</c> and orders its tags by it.
/// </summary>
internal sealed class SqlGuidComparer : IComparer<Guid>
{
    /// <summary>The one comparer that is needed.</summary>
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
