using System.Globalization;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Training;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>Adds the projects of a synthetic account.</summary>
internal static class SyntheticAccount
{
    private const int TagCount = 10;

    /// <summary>Adds the projects. The caller must hold the account's lock.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static void Plant(AccountState account, SyntheticAccountOptions options)
    {
        if (options.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        var pictures = new SyntheticPictures(options.ImageBytes);
        for (var number = 0; number < options.Projects; number++)
        {
            // The first projects get one image each of the remainder.
            var count = (options.Images / options.Projects) + (number < options.Images % options.Projects ? 1 : 0);
            Plant(account, number, count, pictures);
        }
    }

    private static void Plant(AccountState account, int number, int count, SyntheticPictures pictures)
    {
        var seedTime = account.SeedTime;
        account.SeedTime = SyntheticImages.Begin;
        var tags = Enumerable
            .Range(1, TagCount)
            .Select(tag => new TagRecord(
                account.Ids.Next(),
                string.Create(CultureInfo.InvariantCulture, $"label {tag:D2}"),
                null,
                TagRecord.Regular
            ))
            .ToDictionary(tag => tag.Id);
        var images = new SyntheticImages(number, count, pictures, [.. tags.Keys]);
        var project = account.CreateProject(
            string.Create(CultureInfo.InvariantCulture, $"Synthetic {number + 1}"),
            new ProjectSettings { DomainId = DomainRecord.GeneralClassification, ClassificationType = "Multilabel" },
            new SyntheticImageSet(images),
            tags
        );
        account.Blobs.Compute(Blobs.BlobPaths.ImageContainer(project.Id), new SyntheticBlobs(images));

        account.SeedTime = images.Record(count - 1).Created.AddMinutes(1);
        var iteration = Trainer.Queue(project, new TrainingRequest());
        Trainer.Complete(project, iteration, fails: false, TimeSpan.FromMinutes(1));
        account.SeedTime = seedTime;
    }
}
