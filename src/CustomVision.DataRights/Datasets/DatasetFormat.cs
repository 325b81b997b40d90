namespace CustomVision.DataRights.Datasets;

/// <summary>The formats of data sets.</summary>
public enum DatasetFormat
{
    /// <summary>COCO: one <c>annotations.json</c> a project, or one a part, boxes in pixels.</summary>
    Coco,

    /// <summary>
    /// Azure Machine Learning, AutoML for images: an <c>annotations.jsonl</c> and an <c>MLTable</c> each for training and validation.
    /// </summary>
    AzureML,

    /// <summary>YOLO as Ultralytics reads it: <c>data.yaml</c> and a label file an image, or a folder a class.</summary>
    Yolo,

    /// <summary>Pascal VOC as torchvision reads it: an XML file an image, boxes in whole pixels. For detection projects.</summary>
    PascalVoc,

    /// <summary>A folder a class, as torchvision's <c>ImageFolder</c> reads it. For classification projects.</summary>
    ImageFolder,

    /// <summary>Label Studio's JSON: one <c>tasks.json</c> and one <c>label_config.xml</c> a project.</summary>
    LabelStudio,
}
