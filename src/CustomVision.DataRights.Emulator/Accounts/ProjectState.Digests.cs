namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class ProjectState
{
    private readonly Dictionary<string, Guid> _digests = new(StringComparer.Ordinal);
    private readonly List<ImageRecord> _undigested = [];

    /// <summary>Registers an image for the detection of duplicates. Its digest is computed when it is first needed.</summary>
    public void Remember(ImageRecord image) => _undigested.Add(image);

    /// <summary>Returns the id of the last image with this digest; that image may have been deleted since.</summary>
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
