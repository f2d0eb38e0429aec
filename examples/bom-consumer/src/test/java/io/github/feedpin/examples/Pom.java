package io.github.feedpin.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A {@code pom.xml} as it is written, before Maven adds to it. */
record Pom(Document document) {

    static Pom in(Path folder) {
        try {
            return new Pom(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile()));
        } catch (Exception e) {
            throw new AssertionError("No readable pom.xml in " + folder, e);
        }
    }

    String artifactId() {
        return texts("/project/artifactId").get(0);
    }

    boolean isBom() {
        return texts("/project/packaging").contains("pom");
    }

    boolean isPublished() {
        return !texts("/project/properties/maven.deploy.skip").contains("true");
    }

    /** The text of each element that {@code path} finds. */
    List<String> texts(String path) {
        try {
            NodeList found = (NodeList)
                    XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent().strip())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError("Not an XPath: " + path, e);
        }
    }
}
