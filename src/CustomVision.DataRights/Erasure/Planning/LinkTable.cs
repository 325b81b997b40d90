using System.Text;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>
/// The links to the objects of a project, and which of them returned the object. Links are kept in UTF-8, without the beginning and the end
/// that they share with the first one: 100,000 links as text would take more memory than everything else.
/// </summary>
internal sealed class LinkTable
{
    // The entry of a link: whether it returned the object, the lengths of the shared beginning and end, and the rest.
    private const int Flag = 0;
    private const int Start = 1;
    private const int End = 2;
    private const int Rest = 3;

    private readonly Dictionary<Guid, byte[]> _entries = [];
    private byte[] _first = [];

    /// <summary>The objects whose links returned them.</summary>
    public IEnumerable<Guid> Readable => _entries.Where(entry => entry.Value[Flag] != 0).Select(entry => entry.Key);

    public bool Contains(Guid id) => _entries.ContainsKey(id);

    public void EnsureCapacity(int count) => _entries.EnsureCapacity(count);

    public void Set(Guid id, string link)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(link);
        if (_first.Length == 0)
        {
            _first = bytes.ToArray();
        }

        var longest = Math.Min(byte.MaxValue, Math.Min(bytes.Length, _first.Length));
        var start = bytes[..longest].CommonPrefixLength(_first);
        var end = 0;
        while (end < longest - start && bytes[^(end + 1)] == _first[^(end + 1)])
        {
            end++;
        }

        _entries[id] = [0, (byte)start, (byte)end, .. bytes[start..^end]];
    }

    public void Remove(Guid id) => _entries.Remove(id);

    /// <summary>Gets the link to an object of the table.</summary>
    public string LinkOf(Guid id)
    {
        var entry = _entries[id];
        return Encoding.UTF8.GetString([.. _first[..entry[Start]], .. entry[Rest..], .. _first[^entry[End]..]]);
    }

    /// <summary>Records that a link returned its object. Different links may be recorded concurrently.</summary>
    public void SetReadable(Guid id) => _entries[id][Flag] = 1;
}
