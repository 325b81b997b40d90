namespace CustomVision.DataRights.Datasets;

/// <summary>Reports progress now and then: a report an image would cost more than the image.</summary>
internal sealed class DatasetSteps(IProgress<DatasetProgress>? progress, Guid project, long total)
{
    private const int ImagesPerReport = 100;

    private long _done;

    public void Step()
    {
        _done++;
        if (progress is not null && (_done % ImagesPerReport == 0 || _done == total))
        {
            progress.Report(
                new DatasetProgress
                {
                    ProjectId = project,
                    ImagesDone = _done,
                    ImagesTotal = total,
                }
            );
        }
    }
}
