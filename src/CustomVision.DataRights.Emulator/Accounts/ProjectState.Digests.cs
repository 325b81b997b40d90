namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class ProjectState
{
    private readonly Dictionary<string, Guid> _digests = new(StringComparer.Ordinal);
    private readonly List<ImageRecord> _undigested = [];

    /// <summary>Notes which image was made of which bytes. Their digest is taken when it is first needed.</summary>
    public void Remember(ImageRecord image) => _undigested.Add(image);

    /// <summary>The id of the last image that was made of some bytes; the image may be gone since.</summary>
    public Guid? FindSame(string digest)
    {
        Digest();
        return _digests.TryGetValue(digest, out var id) ? id : null;
    }

    private void Digest()
    {
        foreach (var image in _undigested)
        {
            _digests[image.Content.Digest] = image.Id;
        }

        _undigested.Clear();
    }
}
