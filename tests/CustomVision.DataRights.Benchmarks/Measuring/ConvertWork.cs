using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>The conversion of an archive to COCO, without the pictures.</summary>
internal static class ConvertWork
{
    public static async Task<Measurement> RunAsync(string archive, string folder)
    {
        var options = new DatasetOptions { CopyImages = false };
        await WarmUp.RunAsync(round => DatasetConverter.ConvertAsync(archive, DatasetFormat.Coco, $"{folder}-warm-up-{round}", options));
        var meter = new Meter();
        var result = await DatasetConverter.ConvertAsync(archive, DatasetFormat.Coco, folder, options);
        return meter.Read() with { Downloads = result.Projects.Sum(project => (long)project.Images), End = "Converted" };
    }
}
