namespace CustomVision.DataRights.Datasets;

/// <summary>A format that training tools read.</summary>
public enum DatasetFormat
{
    /// <summary>COCO: one <c>annotations.json</c> a project, boxes in pixels.</summary>
    Coco,

    /// <summary>Azure Machine Learning, AutoML for images: one <c>annotations.jsonl</c> and one <c>MLTable</c> a project.</summary>
    AzureML,

    /// <summary>YOLO as Ultralytics reads it: <c>data.yaml</c> and a label file an image, or a folder a class.</summary>
    Yolo,
}
