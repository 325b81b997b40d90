namespace CustomVision.DataRights.Datasets;

/// <summary>The formats of data sets.</summary>
public enum DatasetFormat
{
    /// <summary>COCO: one <c>annotations.json</c> per project, or per part; boxes in pixels.</summary>
    Coco,

    /// <summary>
    /// Azure Machine Learning, AutoML for images: one <c>annotations.jsonl</c> and one <c>MLTable</c> each for training and validation.
    /// </summary>
    AzureML,

    /// <summary>YOLO for Ultralytics: <c>data.yaml</c> and one label file per image, or one folder per class.</summary>
    Yolo,

    /// <summary>Pascal VOC for torchvision: one XML file per image, boxes in whole pixels. For detection projects.</summary>
    PascalVoc,

    /// <summary>One folder per class, for torchvision's <c>ImageFolder</c>. For classification projects.</summary>
    ImageFolder,

    /// <summary>Label Studio's JSON: one <c>tasks.json</c> and one <c>label_config.xml</c> per project.</summary>
    LabelStudio,
}
