# What sam build calls: a directory with lib/*.jar for each function. Maven runs once for all, when something changed.
modules := mailflow directory onboarding
list := functions/mailflow,functions/directory,functions/onboarding
# Seen from the module, not from the root of the disk: make takes a blank in a path for two paths.
root := ../..
sources := $(shell find $(root)/pom.xml $(foreach m,signature core $(modules),$(root)/functions/$(m)/pom.xml $(root)/functions/$(m)/src/main) $(root)/functions/core/src/lambda -type f)

# Linked where that is possible: the functions of a module share their jars.
build-%: target/lambda/built
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	ln -f target/lambda/lib/*.jar "$(ARTIFACTS_DIR)/lib/" || cp target/lambda/lib/*.jar "$(ARTIFACTS_DIR)/lib/"

target/lambda/built: $(sources)
	rm -rf $(modules:%=$(root)/functions/%/target/lambda)
	cd $(root) && ./mvnw -B -q -ntp -Plambda '-P!static-analysis' -Dspotless.check.skip -DskipTests -pl $(list) -am package
	touch $(modules:%=$(root)/functions/%/target/lambda/built)
