namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// Which images a training sets aside to evaluate the model with: of ten images with two tags, two were recorded. How they are chosen is a
/// guess:
/// a fifth of the images of each first tag, beginning with the oldest, so that each tag is evaluated.
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
