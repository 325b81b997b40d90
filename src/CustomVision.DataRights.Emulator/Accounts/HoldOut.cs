namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// Selects the images that a training sets aside for evaluation. In the recording, two of ten images with two tags were set aside. The
/// selection is a guess: one fifth of the images of each first tag, starting with the oldest, so that every tag is evaluated.
/// </summary>
internal static class HoldOut
{
    public const int Share = 5;

    public static HashSet<Guid> Of(IEnumerable<ImageRecord> oldestFirst)
    {
        var held = new HashSet<Guid>();
        var seen = new Dictionary<Guid, int>();
        foreach (var image in oldestFirst.Where(image => !image.Tags.IsEmpty))
        {
            var tag = image.Tags[0].TagId;
            var number = seen.GetValueOrDefault(tag);
            seen[tag] = number + 1;
            if (number % Share == 0)
            {
                held.Add(image.Id);
            }
        }

        return held;
    }
}
