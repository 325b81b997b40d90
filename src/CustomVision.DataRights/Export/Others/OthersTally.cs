using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Export.Others;

/// <summary>Counts the data about others in the lists of a copy. Thread-safe.</summary>
internal sealed class OthersTally
{
    private readonly HashSet<Guid> _images = [];
    private readonly HashSet<Guid> _tags = [];
    private readonly HashSet<Guid> _regions = [];
    private readonly HashSet<(Guid Image, string Key)> _metadata = [];
    private readonly Lock _gate = new();
    private long _predictions;

    public void AddTag(Guid image, Guid? tag) => Add(image, tag);

    public void AddRegion(Guid image, Guid? tag, Guid? region)
    {
        Add(image, tag);
        lock (_gate)
        {
            _regions.Add(region ?? Guid.NewGuid()); // without ids, each region counts
        }
    }

    public void AddPrediction(Guid image, Guid? tag)
    {
        Add(image, tag);
        lock (_gate)
        {
            _predictions++;
        }
    }

    public void AddMetadata(Guid image, string key)
    {
        lock (_gate)
        {
            _metadata.Add((image, key));
        }
    }

    public ExportedOthers ToResult(bool isBlanked)
    {
        lock (_gate)
        {
            return new ExportedOthers
            {
                IsBlanked = isBlanked,
                Images = _images.Count,
                Tags = _tags.Count,
                Regions = _regions.Count,
                Predictions = _predictions,
                MetadataValues = isBlanked ? _metadata.Count : 0,
            };
        }
    }

    private void Add(Guid image, Guid? tag)
    {
        lock (_gate)
        {
            _images.Add(image);
            if (tag is { } id)
            {
                _tags.Add(id);
            }
        }
    }
}
